import fc from 'fast-check'

/** An event as chance makes it, where the flow stands and however many came before. */
export type Move<State, Event> = (state: State, count: number) => Event

/** How far the session of a random answer is from the current one: 0 none, more an older one, -1 one to come. */
export const age = fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 2, -1)

/** Walks a flow through thousands of random orders of events, and has each step looked at. */
export const walker =
  <State, Event>(reduce: (state: State, event: Event) => State, initial: State, move: fc.Arbitrary<Move<State, Event>>) =>
  (visit: (before: State, event: Event, after: State) => void, start?: () => void, numRuns = 400): void =>
    fc.assert(
      fc.property(fc.array(move, { minLength: 1, maxLength: 80, size: 'max' }), (moves) => {
        start?.()
        let state = initial
        moves.forEach((make, count) => {
          const event = make(state, count)
          const after = reduce(state, event)
          visit(state, event, after)
          state = after
        })
      }),
      { numRuns },
    )
