/**
 * Milliseconds after which the chair is told of a late answer. Where names are hidden it is some time within three
 * minutes, so that nobody reads from the count who has just come back.
 */
export const lateIn = (named: boolean): number => (named ? 0 : Math.random() * 180_000)
