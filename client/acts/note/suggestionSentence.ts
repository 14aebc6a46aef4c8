import { msg } from "../../i18n/msg.ts"

/** Writes a suggestion as a sentence, for places that show only text, such as the minutes and the search. */
export const suggestionSentence = (before: string, wording: string): string =>
  wording === "" ? msg("suggestion.strike", { before }) : msg("suggestion.sentence", { before, wording })
