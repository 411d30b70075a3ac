const { scheduler } = globalThis as { readonly scheduler?: { readonly yield?: () => Promise<void> } }

/** Lets the host do what waits: resolves in a task of its own. */
export const nextTask = (): Promise<void> =>
  scheduler?.yield?.() ??
  new Promise((resolve) => {
    if (typeof MessageChannel === 'undefined') {
      setTimeout(resolve)
      return
    }
    // A timer may have to wait for 4 ms, and for a minute where the page is out of sight.
    const { port1, port2 } = new MessageChannel()
    const resume = () => {
      port1.close()
      resolve()
    }
    port1.addEventListener('message', resume, { once: true })
    port1.start()
    port2.postMessage(null)
  })
