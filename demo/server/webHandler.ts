import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

type WebHandler = (request: Request) => Response | Promise<Response>

/** A body of node:http as a web stream, read no faster than it is asked for. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.on('data', (chunk: Buffer) => {
        controller.enqueue(new Uint8Array(chunk))
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause()
      })
      incoming.on('end', () => controller.close())
      incoming.on('error', () => controller.error(new Error('The client went away.')))
      incoming.pause()
    },
    pull() {
      incoming.resume()
    },
    cancel() {
      // Drained, not destroyed: to destroy it would reset the connection before the answer is out.
      incoming.removeAllListeners('data').removeAllListeners('end').resume()
    },
  })
}

function requestOf(incoming: IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(incoming.headersDistinct))
    for (const value of values) headers.append(name, value)
  const method = incoming.method ?? 'GET'
  const url = new URL(`http://${incoming.headers.host ?? 'localhost'}`)
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s)
  url.pathname = path
  url.search = query
  const bare = method === 'GET' || method === 'HEAD'
  // `duplex` is asked for by every runtime that streams a request's body, and is missing in the types of the DOM.
  const body = bare ? {} : { body: bodyOf(incoming), duplex: 'half' }
  return new Request(url, { method, headers, signal, ...body })
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (response.body !== null)
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>)
      if (!outgoing.write(chunk)) await new Promise<void>((done) => outgoing.once('drain', done).once('close', done))
  outgoing.end()
}

/** A handler of web requests as a listener of node:http. The request's signal is aborted when the client goes away. */
export function webHandler(handle: WebHandler): RequestListener {
  return (incoming, outgoing) => {
    const gone = new AbortController()
    outgoing.on('close', () => outgoing.writableFinished || gone.abort())
    const answer = async () => {
      let request: Request
      try {
        request = requestOf(incoming, gone.signal)
      } catch {
        // A host name or a method that no web request can have.
        return new Response(null, { status: 400 })
      }
      return handle(request)
    }
    answer()
      .then((response) => send(response, outgoing))
      .catch(() => {
        if (outgoing.headersSent) outgoing.destroy()
        else outgoing.writeHead(500).end()
      })
  }
}
