// What the page asks of the service, and how it hears of changes.

// No page of another origin may set it without asking first.
const MARK = { 'X-Tracepress-Console': '1' }

export class Refused extends Error {
  constructor(status, body) {
    super(body?.error ?? `the service answered ${status}`)
    this.status = status
    this.traceId = body?.trace_id
  }
}

export async function ask(path, options = {}) {
  const answer = await fetch(path, {
    ...options,
    headers: { Accept: 'application/json', ...MARK, ...(options.body ? { 'Content-Type': 'application/json' } : {}) },
  })
  const text = await answer.text()
  const body = text === '' ? null : JSON.parse(text)
  if (!answer.ok) throw new Refused(answer.status, body)
  return body
}

export const act = path => ask(path, { method: 'POST' })

// One stream for the whole page, open only while somebody can see it. When it is refused for good, onRefused says whether it is
// worth asking again.
export function listen(onPulse, onState, onRefused) {
  const listening = new AbortController()
  let source = null
  let again = null
  const open = () => {
    if (source || document.hidden || listening.signal.aborted) return
    source = new EventSource('/console/api/stream')
    source.addEventListener('open', () => onState('Live'))
    source.addEventListener('pulse', event => onPulse(JSON.parse(event.data)))
    source.addEventListener('error', async () => {
      onState('Not connected')
      // Browsers give up on an answer that is no stream, such as one while the service starts.
      if (source?.readyState !== EventSource.CLOSED) return
      close()
      if (await onRefused()) again = setTimeout(open, 2000)
    })
  }
  const close = () => { clearTimeout(again); source?.close(); source = null }
  document.addEventListener('visibilitychange', () => document.hidden ? (close(), onState('Paused')) : open(),
    { signal: listening.signal })
  open()
  return () => { listening.abort(); close(); onState('') }
}
