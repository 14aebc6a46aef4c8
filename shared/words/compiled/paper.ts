// written by npm run words from the catalogues beside this folder
import { sentencesOf } from "../message.ts"
import { paper as en } from "./en/paper.ts"
import { paper as zh } from "./zh/paper.ts"
import { paper as ja } from "./ja/paper.ts"
import type { Lang } from "./languages.ts"
import type { PaperParameters } from "./parameters.ts"

export const paperSentence = sentencesOf<PaperParameters, Lang>({ en, zh, ja })
