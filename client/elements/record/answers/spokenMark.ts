import { msg } from "../../../i18n/msg.ts"

/** Says that the secretary entered a position for the member who gave it aloud. */
export const spokenMark = (): string => msg("answer.spoken")
