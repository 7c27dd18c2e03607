// Shows what needs a passkey only where the browser has them, and says it when one does not answer.
document.addEventListener('DOMContentLoaded', () => {
  if (!window.PublicKeyCredential) return
  for (const part of document.querySelectorAll('[data-passkey]')) part.hidden = false
})
document.addEventListener('allauth.error', event => {
  event.preventDefault()
  for (const message of document.querySelectorAll('[data-passkey-trouble]')) message.hidden = false
})
