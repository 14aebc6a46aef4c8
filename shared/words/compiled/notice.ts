// written by npm run words from the catalogues beside this folder
import { sentencesOf } from "../message.ts"
import { notice as en } from "./en/notice.ts"
import { notice as zh } from "./zh/notice.ts"
import { notice as ja } from "./ja/notice.ts"
import type { Lang } from "./languages.ts"
import type { NoticeParameters } from "./parameters.ts"

export const noticeSentence = sentencesOf<NoticeParameters, Lang>({ en, zh, ja })
