import { msg } from "../../i18n/msg.ts"

/** Stands beside a position that its owner did not enter. */
export const spokenMark = (): string => msg("answer.spoken")
