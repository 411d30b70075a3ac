import { ApiKeyTable } from 'keyrack'

/** Arrow keys go from cell to cell, and Tab leaves the table with one press. “?” lists the shortcuts. */
export const GridNavigation = () => <ApiKeyTable navigation="grid" />
