import { Secret } from './secret'

/** Where a key is used, and what it is called there: proper names, the same in every language. */
export const SNIPPET_FORMATS = {
  curl: 'curl',
  fetch: 'fetch',
  python: 'Python',
  env: '.env',
  kubernetes: 'Kubernetes',
  githubActions: 'GitHub Actions',
} as const

export type SnippetFormat = keyof typeof SNIPPET_FORMATS

export interface SnippetOptions {
  /** Name of the key: variables and resources are named after it. */
  readonly name: string
  /** What is called with the key. @default 'https://api.example.com' */
  readonly endpoint?: string | undefined
  /** Put in, literally. @default a reference to the environment, or `YOUR_API_KEY` */
  readonly secret?: Secret | undefined
}

const PLACEHOLDER = 'YOUR_API_KEY'
const ENDPOINT = 'https://api.example.com'
/** Longer ones are refused as names of files or of Kubernetes resources (63, RFC 1123). */
const STEM_LENGTH = 50

/** `Café billing (EU)` → `cafe`, `billing`, `eu`. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .slice(0, STEM_LENGTH)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** Whether the name says already what it names. */
const saysKey = (words: readonly string[]) => /^(key|token|secret)$/.test(words.at(-1) ?? '')

const named = (name: string): string[] => {
  const words = wordsOf(name)
  return words.length > 0 && saysKey(words) ? words : [...words, 'api', 'key']
}

/**
 * The environment variable for a key, such as `BILLING_PROD_API_KEY`: letters of ASCII, digits and `_`, never a digit first,
 * and never `GITHUB_`, which GitHub keeps to itself.
 */
export function variableNameOf(name: string): string {
  return named(name)
    .join('_')
    .toUpperCase()
    .replace(/^(?=\d|GITHUB_)/, 'KEY_')
}

/** A name for files and Kubernetes resources, such as `billing-prod-api-key`: a label of RFC 1123. */
export function fileStemOf(name: string): string {
  return named(name).join('-')
}

/** One word for a POSIX shell, whatever is in it. */
const shellWord = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`

/**
 * A value for a `.env` file. Readers differ in all but the plainest quoting, so the plainest that holds the value is taken.
 * A POSIX shell reads every one of them back; other readers all those that have no `'`, or none of `"`, `$`, `` ` `` and `\`.
 */
const envValue = (text: string): string => {
  // Bare, for `docker run --env-file` takes quotes for a part of the value.
  if (/^[\w./+=:@%,-]+$/.test(text)) return text
  return text.includes("'") && !/["$`\\]/.test(text) ? `"${text}"` : shellWord(text)
}

/** A string of JSON is one of JavaScript, of Python and of YAML as well. */
const quoted = (text: string): string => JSON.stringify(text)

type Parts = Readonly<Record<'variable' | 'endpoint' | 'stem', string>> & { readonly text: string | undefined }

const WRITE: Readonly<Record<SnippetFormat, (parts: Parts) => readonly string[]>> = {
  curl: ({ variable, endpoint, text }) => [
    ...(text === undefined ? [] : [`${variable}=${shellWord(text)}`]),
    `curl -H "Authorization: Bearer $${variable}" ${shellWord(endpoint)}`,
  ],
  fetch: ({ variable, endpoint, text }) => [
    `const response = await fetch(${quoted(endpoint)}, {`,
    `  headers: { Authorization: ${text === undefined ? `\`Bearer \${process.env.${variable}}\`` : quoted(`Bearer ${text}`)} },`,
    '})',
  ],
  python: ({ variable, endpoint, text }) => [
    ...(text === undefined ? ['import os'] : []),
    'import requests',
    '',
    'response = requests.get(',
    `    ${quoted(endpoint)},`,
    `    headers={"Authorization": ${text === undefined ? `"Bearer " + os.environ["${variable}"]` : quoted(`Bearer ${text}`)}},`,
    ')',
  ],
  env: ({ variable, text = PLACEHOLDER }) => [`${variable}=${envValue(text)}`],
  kubernetes: ({ variable, stem, text = PLACEHOLDER }) => [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    `  name: ${stem}`,
    'type: Opaque',
    'stringData:',
    `  ${variable}: ${quoted(text)}`,
  ],
  // By way of stdin: arguments are seen by every process of the machine. `printf` is a part of the shell and not a process.
  githubActions: ({ variable, text }) => [
    `printf %s ${text === undefined ? `"$${variable}"` : shellWord(text)} | gh secret set ${variable}`,
  ],
}

/** How a key is used somewhere, ready to be pasted there. What is put in is quoted so that it is read back as it is. */
export function snippetOf(format: SnippetFormat, { name, endpoint = ENDPOINT, secret }: SnippetOptions): Secret {
  const parts = { variable: variableNameOf(name), stem: fileStemOf(name), endpoint, text: secret?.reveal() }
  return new Secret(WRITE[format](parts).join('\n'))
}
