import { msg } from "../../../i18n/msg.ts"

/** Says that the minutes were sent, and until when members may propose corrections. */
export const commentsWords = (time: string): string => msg("minutes.outUntil", { time })
