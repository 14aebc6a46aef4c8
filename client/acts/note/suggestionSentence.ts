import { msg } from "../../i18n/msg.ts"

/** What a suggestion says where only words are shown: in the minutes, in a search. */
export const suggestionSentence = (before: string, wording: string): string =>
  wording === "" ? msg("suggestion.strike", { before }) : msg("suggestion.sentence", { before, wording })
