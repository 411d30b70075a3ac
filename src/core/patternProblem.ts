/** Characters that may be read at one place: an atom of the pattern, as a text that compiles alone. */
type Atom = string

/** Where a part of the pattern can begin and end, by the numbers of its places, and whether it can be nothing. */
interface Part {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly nullable: boolean
}

const MAX_PLACES = 300
const MAX_STEPS = 200_000
/** Ambiguous choices outside of repetitions: each may double the work. */
const MAX_CHOICES = 8
const EMPTY: Part = { first: [], last: [], nullable: true }

/** Thrown by the reader and caught in this file: the pattern cannot be judged, or can backtrack. */
class Refused extends Error {}

const AMBIGUOUS =
  'a pattern that can read a text in one way only: a repetition inside of a repetition, or two neighbouring ones that share characters, can take for ever'
const FOREIGN = 'a pattern without backreferences, lookbehind and modifiers; lookahead may stand at its beginning'

/** Every code point that a class of the pattern can begin or end at, and its neighbours. */
const edgesOf = (source: string): string[] => {
  const points = [...source].map((character) => character.codePointAt(0) as number)
  for (const [, braced, four, two] of source.matchAll(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2}))/gi))
    points.push(Number.parseInt((braced ?? four ?? two) as string, 16))
  for (let ascii = 0; ascii < 128; ascii++) points.push(ascii)
  const edges = new Set(points.flatMap((point) => [point - 1, point, point + 1]))
  return [...edges, 0xa0, 0x1680, 0x2028, 0xfeff, 0x10ffff]
    .filter((point) => point >= 0 && point <= 0x10ffff)
    .map((point) => String.fromCodePoint(point))
}

/** Reads a pattern, known to compile with the `u` flag, into its places and what can follow what (Glushkov's construction). */
class Reader {
  readonly atoms: Atom[] = []
  readonly follow: Set<number>[] = []
  /** Where a text can begin: in the whole, and in each lookahead at its beginning. */
  readonly starts: (readonly number[])[] = []
  readonly source: string
  #at = 0

  constructor(source: string) {
    this.source = source
  }

  read(): this {
    this.starts.push(this.#alternatives(true).first)
    return this
  }

  #takes(text: string): boolean {
    const found = this.source.startsWith(text, this.#at)
    if (found) this.#at += text.length
    return found
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.source)
    if (found !== null) this.#at = pattern.lastIndex
    return found
  }

  #link(from: readonly number[], to: readonly number[]): void {
    for (const a of from)
      for (const b of to) {
        const known = (this.follow[a] ??= new Set())
        // Two repetitions lead from here to there: a text is read as one of many or as many of one.
        if (known.has(b)) throw new Refused(AMBIGUOUS)
        known.add(b)
      }
  }

  #alternatives(outermost = false): Part {
    const parts: Part[] = []
    do parts.push(this.#sequence(outermost))
    while (this.#takes('|'))
    if (parts.filter(({ nullable }) => nullable).length > 1) throw new Refused(AMBIGUOUS)
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      nullable: parts.some(({ nullable }) => nullable),
    }
  }

  #sequence(outermost: boolean): Part {
    let whole = EMPTY
    if (outermost)
      while (this.#match(/\(\?[=!]/y)) {
        this.starts.push(this.#alternatives().first)
        this.#at++
      }
    while (this.#at < this.source.length && !/[|)]/.test(this.source[this.#at] as string)) whole = this.#join(whole, this.#term())
    return whole
  }

  #join(before: Part, after: Part): Part {
    this.#link(before.last, after.first)
    return {
      first: before.nullable ? [...before.first, ...after.first] : before.first,
      last: after.nullable ? [...before.last, ...after.last] : after.last,
      nullable: before.nullable && after.nullable,
    }
  }

  #term(): Part {
    if (this.#match(/[$^]|\\b/iy)) return EMPTY
    const begin = this.#at
    const before = this.atoms.length
    const part = this.#atom()
    const times = this.#match(/(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y)
    if (times === null) return part
    const [, sign, least = sign === '+' ? '1' : '0', comma, most] = times
    const min = Number(least)
    const max = sign === '?' ? 1 : sign !== undefined || (comma === ',' && most === '') ? Infinity : Number(most || least)
    // A repetition of nothing is not copied, for it may be of any number of times.
    if (max === 0 || (this.atoms.length === before && min > 0)) return EMPTY
    if (max === 1 && min === 1) return part
    const isFixed = min === max && before + (this.atoms.length - before) * min <= MAX_PLACES
    // Nothing, some number of times, is read in more ways than one.
    if (part.nullable && !isFixed) throw new Refused(AMBIGUOUS)
    if (isFixed) return this.#copies(part, min, begin)
    if (max > 1) this.#link(part.last, part.first)
    return { ...part, nullable: min === 0 }
  }

  /** A fixed number of times: as many copies, or else `a{2}b` would look like `a*b`. */
  #copies(part: Part, count: number, begin: number): Part {
    const after = this.#at
    let whole = part
    for (let copy = 1; copy < count; copy++) {
      this.#at = begin
      whole = this.#join(whole, this.#atom())
    }
    this.#at = after
    return whole
  }

  #atom(): Part {
    if (this.#takes('(')) {
      if (this.#takes('?') && !this.#match(/:|<[^=!>]+>/y)) throw new Refused(FOREIGN)
      const part = this.#alternatives()
      this.#at++
      return part
    }
    if (this.#match(/\\(?:[1-9]|k)/y)) throw new Refused(FOREIGN)
    const atom = this.#match(/\[(?:\\.|[^\]\\])*\]|\\(?:u\{[^}]*\}|u[\da-f]{4}(?:\\u[\da-f]{4})?|x..|c.|p\{[^}]*\}|.)|./isuy)
    const place = this.atoms.push((atom as RegExpExecArray)[0]) - 1
    if (place >= MAX_PLACES) throw new Refused(`a pattern of at most ${MAX_PLACES} places`)
    return { first: [place], last: [place], nullable: false }
  }
}

/** Whether two atoms can read the same character. Where that cannot be told by their edges, they can. */
function overlaps(atoms: readonly Atom[], source: string): (a: number, b: number) => boolean {
  const edges = edgesOf(source)
  const kinds = new Map<Atom, Set<string> | null>()
  const reads = (atom: Atom) => {
    let found = kinds.get(atom)
    if (found === undefined) {
      const alone = new RegExp(`^${atom}$`, 'u')
      found = /\\p|\\ud[89a-f]/i.test(atom) ? null : new Set(edges.filter((edge) => alone.test(edge)))
      kinds.set(atom, found)
    }
    return found
  }
  const known = new Map<string, boolean>()
  return (a, b) => {
    const key = `${atoms[a]} ${atoms[b]}`
    let found = known.get(key)
    if (found === undefined) {
      const [one, other] = [reads(atoms[a] as Atom), reads(atoms[b] as Atom)]
      found = one === null || other === null || [...one].some((character) => other.has(character))
      known.set(key, found)
    }
    return found
  }
}

/**
 * Whether two readings of one text run beside each other through a repetition, or part and meet again too often. Walks the
 * pairs of places at which two readings can stand; a pair of one place with itself is one reading.
 */
function ambiguous({ atoms, follow, starts }: Reader, source: string): boolean {
  const share = overlaps(atoms, source)
  const size = atoms.length + starts.length
  const nextOf = (place: number): Iterable<number> => follow[place] ?? starts[place - atoms.length] ?? []
  const isPair = (node: number) => Math.floor(node / size) !== node % size
  const next = new Map<number, Set<number>>()
  const open = starts.map((_, index) => (atoms.length + index) * (size + 1))
  let steps = 0
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (next.has(node)) continue
    const found = new Set<number>()
    next.set(node, found)
    for (const a of nextOf(Math.floor(node / size)))
      for (const b of nextOf(node % size)) {
        if (++steps > MAX_STEPS) return true
        if (a === b || share(a, b)) found.add(Math.min(a, b) * size + Math.max(a, b))
      }
    open.push(...found)
  }
  // What lies on no way from a repetition to a repetition falls away.
  const live = new Set(next.keys())
  for (let before = 0; before !== live.size;) {
    before = live.size
    const reached = new Set([...live].flatMap((node) => [...(next.get(node) as Set<number>)]))
    for (const node of live) {
      const leads = [...(next.get(node) as Set<number>)].some((after) => live.has(after))
      if (!leads || !reached.has(node)) live.delete(node)
    }
  }
  if ([...live].some(isPair)) return true
  const known = new Map<number, boolean>()
  const meets = (node: number): boolean => {
    if (!known.has(node))
      known.set(
        node,
        [...(next.get(node) as Set<number>)].some((after) => !isPair(after) || meets(after)),
      )
    return known.get(node) as boolean
  }
  const choices = [...next].flatMap(([node, found]) =>
    isPair(node) ? [] : [...found].filter((after) => isPair(after) && meets(after)),
  )
  return choices.length > MAX_CHOICES
}

/**
 * Why a pattern is refused, or undefined. A pattern passes when a backtracking matcher reads every text with it in time
 * that grows with the length of the text and no faster: no two readings of one text run beside each other through a
 * repetition, and outside of repetitions few part and meet again. Refuses some that would do no harm.
 *
 * The test is that for ambiguous automata (Weber and Seidl 1991) on pairs of places.
 *
 * @param source a regular expression that compiles with the `u` flag
 */
export function patternProblem(source: string): string | undefined {
  try {
    return ambiguous(new Reader(source).read(), source) ? AMBIGUOUS : undefined
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.message
    throw thrown
  }
}
