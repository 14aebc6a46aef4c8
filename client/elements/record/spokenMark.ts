import { msg } from "@lit/localize"

/** Stands beside a position that its owner did not enter. */
export const spokenMark = (): string => msg("spoken, entered by the secretary", { id: "answer.spoken" })
