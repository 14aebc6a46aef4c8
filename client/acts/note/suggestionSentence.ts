import { msg, str } from "@lit/localize"

/** What a suggestion says where only words are shown: in the minutes, in a search. */
export const suggestionSentence = (before: string, wording: string): string =>
  wording === ""
    ? msg(str`Strike out “${before}”`, { id: "suggestion.strike" })
    : msg(str`“${before}” to “${wording}”`, { id: "suggestion.sentence" })
