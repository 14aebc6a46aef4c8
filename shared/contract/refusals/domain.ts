/** Refusals of the domain: words.md §2.3 to the letter, and what is missing there in its manner. */
export const domainRefusals = {
  "round-closed": {
    status: 409,
    text: {
      en: "This round closed at {time}, so your answer was not recorded. Until the minutes are adopted you can add a reservation or a dissent.",
      zh: "本轮已于{time}截止，您的回答未被记录。会议纪要通过前，您仍可提交保留意见或少数意见。",
      ja: "この回は{time}に締め切られたため、回答は記録されませんでした。議事録が確定するまでは、留保や少数意見を提出できます。",
    },
  },
  "not-in-electorate": {
    status: 403,
    text: {
      en: "You joined after this round opened. You can answer from the next one on.",
      zh: "您在本轮开始后加入，不能参加本轮作答，可从下一轮起参加。",
      ja: "この回の開始後に参加されたため、今回は回答できません。次の回から回答できます。",
    },
  },
  "reason-required": {
    status: 422,
    text: {
      en: "Please give a reason. It is printed with the record.",
      zh: "请填写理由，理由将随记录刊载。",
      ja: "理由を記入してください。記録に掲載されます。",
    },
  },
  "remedy-required": {
    status: 422,
    text: {
      en: "Please say what change would make the text acceptable to you.",
      zh: "请写明怎样修改您就能接受。",
      ja: "どのように修正すれば受け入れられるか、記入してください。",
    },
  },
  "already-answered": {
    status: 409,
    text: {
      en: "Your answer is recorded. Choose Change to replace it.",
      zh: "您的回答已记录。如需更改，请选择“更改”。",
      ja: "回答は記録済みです。差し替えるには「変更」を選んでください。",
    },
  },
  "already-done": {
    status: 409,
    text: {
      en: "{name} already did this at {time}.",
      zh: "{name}已于{time}完成此操作。",
      ja: "{time}に{name}さんが操作済みです。",
    },
  },
  "level-too-high": {
    status: 409,
    text: {
      en: "The rule gives {computed}; {wanted} cannot be declared.",
      zh: "按规则得出“{computed}”，不能宣布“{wanted}”。",
      ja: "規則による判定は「{computed}」のため、「{wanted}」とは宣言できません。",
    },
  },
  "rule-frozen": {
    status: 409,
    text: {
      en: "Rule, list of those who answer and anonymity were fixed when the round opened. To change them, void the round.",
      zh: "规则、作答名单和匿名方式在本轮开始时已固定。如需更改，请先作废本轮。",
      ja: "規則、回答者の名簿、匿名の扱いは開始時に固定されています。変更するには、この回を無効にしてください。",
    },
  },
  "wrong-side": {
    status: 403,
    text: {
      en: "Only {side} can confirm the {language} text.",
      zh: "{language}文本只能由{side}确认。",
      ja: "{language}の文案を確認できるのは{side}だけです。",
    },
  },
  "text-not-confirmed": {
    status: 409,
    text: {
      en: "The {language} text is not confirmed yet. Ask {name} to confirm it first.",
      zh: "{language}文本尚未核对一致，请先由{name}确认。",
      ja: "{language}の正文が未確認です。先に{name}さんに確認を依頼してください。",
    },
  },
  "bracket-open": {
    status: 409,
    text: {
      en: "{n} brackets are still open in this text.",
      zh: "文本中还有{n}处方括号未解决。",
      ja: "未解決のブラケットが{n}か所あります。",
    },
  },
  "no-quorum": {
    status: 409,
    text: {
      en: "No quorum: {side} needs {n} more. Not here: {names}.",
      zh: "未达法定人数：{side}还差{n}人。未到：{names}。",
      ja: "定足数に達していません。{side}があと{n}名必要です。不在：{names}。",
    },
  },
  "objection-open": {
    status: 409,
    text: {
      en: "{name}'s objection has not been answered.",
      zh: "{name}的异议尚未答复。",
      ja: "{name}さんの異議に、まだ回答がありません。",
    },
  },
  "note-locked": {
    status: 423,
    text: {
      en: "The note has been locked since {time}. Send your text as suggestions, or copy it.",
      zh: "讨论稿自{time}起已锁定。您可将文字作为修改建议提交，或复制保存。",
      ja: "討議ノートは{time}からロックされています。修正提案として送るか、コピーしてください。",
    },
  },
  "version-frozen": {
    status: 409,
    text: {
      en: "Version {n} is frozen. Make a new version to change the wording.",
      zh: "第{n}版文字已冻结。如需改动，请另立新版。",
      ja: "第{n}版の文言は固定されています。変更するには新しい版を作ってください。",
    },
  },
  "moderator-only": {
    status: 403,
    text: { en: "Only a moderator can do this.", zh: "仅主持人可以执行此操作。", ja: "この操作は司会のみ可能です。" },
  },
  "took-a-position": {
    status: 403,
    text: {
      en: "You took a position on this text, so {name} declares the result.",
      zh: "您已就本条表态，应由{name}宣布结果。",
      ja: "この案に立場を示されたため、結果は{name}さんが宣言します。",
    },
  },
  "record-fixed": {
    status: 409,
    text: {
      en: "A record cannot be changed. It can be superseded, withdrawn or given an erratum.",
      zh: "记录不可更改，只能取代、撤回或勘误。",
      ja: "記録は変更できません。改定、撤回、正誤訂正のいずれかになります。",
    },
  },
  "session-not-live": {
    status: 409,
    text: {
      en: "The session is not live, so this is not possible now.",
      zh: "会议未在进行中，暂不能执行此操作。",
      ja: "会議が進行中ではないため、今は操作できません。",
    },
  },
  "invite-ended": {
    status: 410,
    text: {
      en: "This link has expired or was revoked. Ask the sender for a new one.",
      zh: "此链接已过期或被撤销，请向发送人索取新链接。",
      ja: "このリンクは期限切れか、取り消されています。送信者に新しいリンクを依頼してください。",
    },
  },
  "other-browser": {
    status: 403,
    text: {
      en: "You answered this secret round in another browser. Only that one can change the answer.",
      zh: "您已在另一浏览器中完成本轮无记名作答，只能在该处更改。",
      ja: "この無記名の回には別のブラウザーで回答済みです。変更はそのブラウザーでのみ可能です。",
    },
  },
  "too-long": {
    status: 413,
    text: {
      en: "This is too long to send ({n} of {max} characters). Nothing was lost.",
      zh: "内容过长，无法发送（{n}/{max}字）。文字未丢失。",
      ja: "長すぎて送信できません（{n}/{max}文字）。入力内容は失われていません。",
    },
  },
  "not-permitted": {
    status: 403,
    text: {
      en: "Your seat does not include this. {role} can do it.",
      zh: "您的席位无此权限，可由{role}执行。",
      ja: "お席の権限では行えません。{role}が行えます。",
    },
  },
  "text-changed": {
    status: 409,
    text: {
      en: "The text changed while you were reading it. Look at it again, then repeat.",
      zh: "您阅读期间文本已有改动，请重新查看后再操作。",
      ja: "ご覧の間に文案が変わりました。もう一度確認してから操作してください。",
    },
  },
  "tally-changed": {
    status: 409,
    text: {
      en: "A position changed while you were looking at the result. Look at it again, then declare.",
      zh: "您查看结果期间有人更改了立场，请重新查看后再宣布。",
      ja: "結果をご覧の間に立場が変わりました。もう一度確認してから宣言してください。",
    },
  },
  "round-running": {
    status: 409,
    text: {
      en: "A round on this text is still open. Close it first.",
      zh: "本条尚有一轮未截止，请先截止。",
      ja: "この案にはまだ受付中の回があります。先に締め切ってください。",
    },
  },
  "round-not-closed": {
    status: 409,
    text: {
      en: "This round is still open, so nothing can be shown yet.",
      zh: "本轮尚未截止，暂不能公布结果。",
      ja: "この回はまだ受付中のため、結果は公開できません。",
    },
  },
  "not-proposed": {
    status: 409,
    text: {
      en: "Propose the text first; only a frozen wording can be answered.",
      zh: "请先提交条文，文字冻结后方可作答。",
      ja: "先に文案を提案してください。回答できるのは固定された文言だけです。",
    },
  },
  "text-missing": {
    status: 409,
    text: {
      en: "The {language} text is still missing.",
      zh: "尚缺{language}文本。",
      ja: "{language}の文案がまだありません。",
    },
  },
  "not-revealed": {
    status: 409,
    text: {
      en: "Nothing can be declared before positions are shown.",
      zh: "公布立场之前不能宣布结果。",
      ja: "立場が公開されるまで宣言できません。",
    },
  },
  "no-level": {
    status: 409,
    text: {
      en: "The rule gives “{computed}”, so there is nothing to declare. Carry the text over or record that there is no consensus.",
      zh: "按规则得出“{computed}”，无法宣布共识。可留待下次，或记录未达成共识。",
      ja: "規則による判定は「{computed}」のため、宣言できる水準がありません。次回に持ち越すか、合意に至らずと記録してください。",
    },
  },
  "wrong-answer": {
    status: 422,
    text: {
      en: "This answer does not belong to this kind of round.",
      zh: "该回答与本轮类型不符。",
      ja: "この回の種類に合わない回答です。",
    },
  },
  "topic-closed": {
    status: 409,
    text: {
      en: "This topic is closed. A moderator can reopen it with a reason.",
      zh: "本议题已结束，主持人可说明理由后重新打开。",
      ja: "この論点は終了しています。司会が理由を示して再開できます。",
    },
  },
  "statement-ended": {
    status: 409,
    text: {
      en: "This text has reached its end ({state}) and cannot be changed.",
      zh: "本条已结束（{state}），不能更改。",
      ja: "この案は終了（{state}）しており、変更できません。",
    },
  },
  "undo-over": {
    status: 409,
    text: {
      en: "The two minutes for undoing this are over. Continue in a new, linked session.",
      zh: "两分钟的撤销时间已过，请另开续会。",
      ja: "取り消せる2分間を過ぎました。続きの会議を開いてください。",
    },
  },
  "write-refused": {
    status: 422,
    text: {
      en: "This change is not allowed in a note: {detail}. Your text is kept here.",
      zh: "讨论稿中不允许此改动：{detail}。您的文字保留在此。",
      ja: "討議ノートではこの変更はできません：{detail}。入力内容はここに残っています。",
    },
  },
} as const
