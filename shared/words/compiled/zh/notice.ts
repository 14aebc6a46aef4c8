// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { NoticeParameters } from "../parameters.ts"

export const notice: Readonly<Record<keyof NoticeParameters, Message>> = {
  "deadline": ["n",{"1":"{label}的一轮征询开放至{until}。请在此作答：{address}。每项回答随答随存。","other":"{n}条条文（{label}）的征询开放至{until}。请在此作答：{address}。每项回答随答随存。"}],
  "item.break": "休息",
  "item.opening": "开场",
  "item.outcomes": "宣读成果",
  "item.questions": "观察员提问",
  "minutes": "会议纪要征求意见，截至{until}：{address}",
  "silence": "{label}的默许程序：“{wording}”您若在{until}前未表示意见，即视为同意。如要提出异议或保留意见，请打开会议页面：{address}",
}
