import { RowWatch, type RowWatchProps } from './RowWatch'

/** Moves the window over a long list. The table fetches this file when it has one. */
export const watchedRows = (props: RowWatchProps) => <RowWatch {...props} />
