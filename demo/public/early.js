// Before the first paint, so that a page in the dark theme does not flash up white. The names are those of settings.ts.
;(function () {
  try {
    const theme = localStorage.getItem('keyrack-demo.theme')
    if (theme === 'light' || theme === 'dark') document.documentElement.setAttribute('data-theme', theme)
  } catch {
    // Storage is blocked: the system's theme it is.
  }
})()
