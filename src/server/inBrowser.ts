// What stands in the package's `browser` condition for every server entry, so that a bundle fails at once instead of
// shipping a server to the browser.
throw new Error(
  "keyrack: keyrack/server was imported in code for the browser, where the master key and everyone's keys would be readable; import it in server code only, and use keyrack/adapters/http in the browser.",
)

export {}
