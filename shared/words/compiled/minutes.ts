// written by npm run words from the catalogues beside this folder
import { sentencesOf } from "../message.ts"
import { minutes as en } from "./en/minutes.ts"
import { minutes as zh } from "./zh/minutes.ts"
import { minutes as ja } from "./ja/minutes.ts"
import type { Lang } from "./languages.ts"
import type { MinutesParameters } from "./parameters.ts"

export const minutesSentence = sentencesOf<MinutesParameters, Lang>({ en, zh, ja })
