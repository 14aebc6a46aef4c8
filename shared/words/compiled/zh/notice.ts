// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { NoticeParameters } from "../parameters.ts"

export const notice: Readonly<Record<keyof NoticeParameters, Message>> = {
  "item.break": "休息",
  "item.opening": "开场",
  "item.outcomes": "宣读成果",
  "item.questions": "观察员提问",
  "silence": "{label}的默许程序：“{wording}”您若在{until}前未表示意见，即视为同意。如要提出异议或保留意见，请打开会议页面：{address}",
}
