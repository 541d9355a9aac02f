// Nothing is done to jobs before somebody has said yes once.

import { tell } from './message.js'

export function asked(question, then) {
  const dialog = document.getElementById('ask')
  document.getElementById('question').textContent = question
  const before = document.activeElement
  dialog.returnValue = ''
  dialog.showModal()
  dialog.addEventListener('close', async () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus()
    if (dialog.returnValue === 'yes') {
      try { await then() } catch (error) { tell(error) }
    }
  }, { once: true })
}
