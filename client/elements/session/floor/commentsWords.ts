import { msg, str } from "@lit/localize"

/** That the minutes were sent, and until when they may be corrected. */
export const commentsWords = (time: string): string =>
  msg(str`The minutes are out for comments until ${time}.`, { id: "minutes.outUntil" })
