// written by npm run words from the catalogues beside this folder
import { sentencesOf } from "../message.ts"
import { terminal as en } from "./en/terminal.ts"
import { terminal as zh } from "./zh/terminal.ts"
import { terminal as ja } from "./ja/terminal.ts"
import type { Lang } from "./languages.ts"
import type { TerminalParameters } from "./parameters.ts"

export const terminalSentence = sentencesOf<TerminalParameters, Lang>({ en, zh, ja })
