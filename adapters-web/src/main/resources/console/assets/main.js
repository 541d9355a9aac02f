// The page: who may look, what is shown, and the way from any name to what it names.

import { ask, listen } from './api.js'
import { h } from './dom.js'
import { health } from './health.js'
import { latest, remember } from './history.js'
import { job } from './job.js'
import { jobs } from './jobs.js'
import { tell } from './message.js'
import { requests } from './requests.js'
import { trace } from './trace.js'

const main = document.getElementById('main')
const live = document.getElementById('live')
const signOut = document.getElementById('sign-out')
let onPulse = null
let hush = null

const failed = error => {
  if (error.status === 401) signIn()
  else tell(error)
}

async function show() {
  tell(null)
  onPulse = null
  const [address, search = ''] = location.hash.replace(/^#\/?/, '').split('?')
  const [page, ...names] = address.split('/').map(decodeURIComponent)
  const pages = {
    requests: place => requests(place),
    jobs: place => names.length === 2 ? job(place, ...names) : jobs(place, new URLSearchParams(search)),
    traces: place => trace(place, names[0]),
    health: place => health(place),
  }
  if (!pages[page]) { location.replace('#/requests'); return }
  // Each page has a place of its own, so that an answer that comes after it was left is drawn where nobody looks.
  const place = h('div')
  main.replaceChildren(place)
  document.querySelectorAll('nav a').forEach(link =>
    link.hash === `#/${page}` ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current'))
  try {
    const shown = await pages[page](place)
    if (!place.isConnected) return
    onPulse = typeof shown === 'function' ? shown : null
    if (latest()) await onPulse?.()
    if (!place.isConnected) return
    document.title = `${place.querySelector('h1')?.textContent ?? page} · Tracepress console`
    main.focus({ preventScroll: true })
  } catch (error) {
    if (!place.isConnected) return
    place.replaceChildren(h('h1', {}, page))
    failed(error)
  }
}

function begin() {
  hush ??= listen(async pulse => {
    remember(pulse)
    try { await onPulse?.() } catch (error) { failed(error) }
  }, state => { live.textContent = state }, mayLookStill)
  return show()
}

// A service that is away may be back; a session that has ended is not.
async function mayLookStill() {
  try {
    const { signedIn } = await ask('/console/api/session')
    if (!signedIn) signIn()
    return signedIn
  } catch { return true }
}

function signIn() {
  hush?.()
  hush = null
  onPulse = null
  signOut.hidden = true
  const token = h('input', { id: 'token', type: 'password', autocomplete: 'current-password', required: true })
  main.replaceChildren(h('h1', {}, 'Sign in'), h('form', {
    class: 'sign-in',
    submit: async event => {
      event.preventDefault()
      try {
        await ask('/console/api/session', { method: 'POST', body: JSON.stringify({ token: token.value }) })
        signOut.hidden = false
        await begin()
      } catch (error) {
        token.value = ''
        token.focus()
        tell(error.status === 401 ? new Error('That is not the operators’ token.') : error)
      }
    },
  }, h('label', { for: 'token' }, 'The operators’ token (TRACEPRESS_OPS_TOKEN)'), token, h('button', {}, 'Sign in')))
  token.focus()
}

// A link would change the address, which says what is shown.
document.getElementById('skip').addEventListener('click', () => main.focus())

signOut.addEventListener('click', async () => {
  await ask('/console/api/session', { method: 'DELETE' })
  signIn()
})

document.getElementById('search').addEventListener('submit', async event => {
  event.preventDefault()
  const field = document.getElementById('name')
  const name = field.value.trim()
  if (name === '') return
  try {
    const found = await ask(`/console/api/found?${new URLSearchParams({ name })}`)
    location.hash = found.traceId ? `#/traces/${found.traceId}` : `#/jobs/${encodeURIComponent(found.kind)}/${encodeURIComponent(found.id)}`
    field.value = ''
  } catch (error) { failed(error) }
})

addEventListener('hashchange', () => { if (hush) show() })
addEventListener('unhandledrejection', event => { if (event.reason instanceof Error) { event.preventDefault(); failed(event.reason) } })

async function enter() {
  tell(null)
  try {
    const session = await ask('/console/api/session')
    signOut.hidden = session.open || !session.signedIn
    if (session.signedIn) await begin()
    else signIn()
  } catch (error) {
    main.replaceChildren(h('h1', {}, 'The service does not answer'), h('button', { click: enter }, 'Try again'))
    tell(error)
  }
}

await enter()
