import { expect, test } from "vitest"
import { askedSubject } from "../../../../shared/rules/record/askedSubject.ts"

test.each([
  ["What did we agree on cross-border data?", "cross-border data"],
  ["what was agreed about  logs", "logs"],
  ["What have the panel decided regarding “care robots”?", "care robots"],
  ["Did we agree anything on retention?", "retention"],
  ["我们就数据跨境流动达成了什么共识？", "数据跨境流动"],
  ["关于日志保存，双方达成了哪些一致意见?", "日志保存"],
  ["我們對養老機器人決定了什麼？", "養老機器人"],
  ["データの越境移転について何を合意しましたか？", "データの越境移転"],
  ["ログの保存に関して、どのような合意ができたか。", "ログの保存"],
])("%s asks about %s", (question, subject) => {
  expect(askedSubject(question)).toBe(subject)
})

test.each([
  "we agreed on data",
  "what",
  "达成了共识",
  "数据跨境流动",
  "合意した内容",
  "What did we agree on?",
  "Ｗｉｄｅ words",
])("%s is searched as it is", words => {
  expect(askedSubject(words)).toBe(words)
})
