import { msg } from "../../i18n/msg.ts"

/** Marks a position that the secretary entered for its owner. */
export const spokenMark = (): string => msg("answer.spoken")
