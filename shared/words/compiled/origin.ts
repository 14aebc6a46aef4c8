// written by npm run words from the catalogues beside this folder
import { sentencesOf } from "../message.ts"
import { origin as en } from "./en/origin.ts"
import { origin as zh } from "./zh/origin.ts"
import { origin as ja } from "./ja/origin.ts"
import type { Lang } from "./languages.ts"
import type { OriginParameters } from "./parameters.ts"

export const originSentence = sentencesOf<OriginParameters, Lang>({ en, zh, ja })
