// written by npm run words from the catalogues beside this folder
import type { Message } from "../../message.ts"
import type { NoticeParameters } from "../parameters.ts"

export const notice: Readonly<Record<keyof NoticeParameters, Message>> = {
  "deadline": ["n",{"1":"{label}の回答を{until}まで受け付けています。こちらでご回答ください：{address}。回答はその都度保存されます。","other":"{n}件の案文（{label}）の回答を{until}まで受け付けています。こちらでご回答ください：{address}。回答はその都度保存されます。"}],
  "item.break": "休憩",
  "item.opening": "開会",
  "item.outcomes": "成果の確認",
  "item.questions": "オブザーバー質疑",
  "minutes": "議事録案へのご意見を{until}まで受け付けます：{address}",
  "silence": "{label}の沈黙手続：「{wording}」{until}までにご意見がない場合は、賛成とみなします。異議や留保は、会議のページで提出してください：{address}",
}
