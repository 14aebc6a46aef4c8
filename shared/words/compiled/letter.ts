// written by npm run words from the catalogues beside this folder
import { sentencesOf } from "../message.ts"
import { letter as en } from "./en/letter.ts"
import { letter as zh } from "./zh/letter.ts"
import { letter as ja } from "./ja/letter.ts"
import type { Lang } from "./languages.ts"
import type { LetterParameters } from "./parameters.ts"

export const letterSentence = sentencesOf<LetterParameters, Lang>({ en, zh, ja })
