/** Formats an instant for a `datetime-local` field, in the reader's local time. */
export const localTime = (at: number): string =>
  new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
