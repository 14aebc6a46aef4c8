import type { Lang } from "../../../shared/model/terms.ts"

type Id =
  | "nothing"
  | "exists"
  | "missing"
  | "unwritable"
  | "damaged"
  | "broken"
  | "inUse"
  | "backedUp"
  | "restored"
  | "kept"
  | "unread"
  | "rotated"
  | "waits"
  | "withoutBallots"
  | "voided"
  | "keyCarried"
  | "keyUnsure"

/** The sentences of the terminal about backups and keys. */
const sentences: Record<Lang, Record<Id, string>> = {
  en: {
    nothing: "There is nothing in {folder} yet: run plenary start.",
    exists: "There is a file {file} already. Nothing was written: choose another name.",
    missing: "There is no file {file}.",
    unwritable: "{file} could not be written: {why}",
    damaged: "{file} is no whole database of Plenary. Nothing was changed.",
    broken: "{file} does not verify: entry {n} of the workspace “{slug}” differs. Nothing was changed.",
    inUse: "A Plenary server is using the data folder {folder}. Nothing was changed: stop the server, then restore.",
    backedUp: "{file} holds everything up to now and was read back. Workspaces: {workspaces}, entries: {entries}.",
    restored:
      "{folder} is as it was in {file}. Workspaces: {workspaces}, entries: {entries}. Pages that are open load anew and offer the text that was not saved. Links that were revoked since work again: revoke them anew.",
    kept: "What was there before is kept in {file}.",
    unread: "What was there before could not be read, and is kept as it was in {file}.",
    rotated:
      "A new key signs from now on: {now}. The key before it, {before}, has signed it and is forgotten. What was printed under the old key still verifies. Whoever may have the old key can sign in its name: tell the panel the new one.",
    waits: "A secret round is open and the panel is writing: the backup waits for a pause. Leave this running.",
    withoutBallots:
      "Secret rounds that are open: {n}. Their ballots are not in the backup. A restore makes these rounds void, and they have to be opened again.",
    voided:
      "Secret rounds that had not ended: {n}. Their ballots are not in a backup, so they are now void; the room reads why. Open them again.",
    keyCarried:
      "The backup is from before the signing key was replaced. The server goes on signing with the key of today, {key}; the one in the backup was not put back.",
    keyUnsure:
      "The server signs with the key of the backup, {key}. If it was replaced after the backup (plenary key rotate), the replaced key signs again: run plenary key rotate, and tell the panel the new key.",
  },
  zh: {
    nothing: "{folder}中还没有数据，请先运行plenary start。",
    exists: "文件{file}已存在，未写入任何内容，请换一个文件名。",
    missing: "没有文件{file}。",
    unwritable: "无法写入{file}：{why}",
    damaged: "{file}不是完整的Plenary数据库，未作任何改动。",
    broken: "{file}验证未通过：工作区“{slug}”的第{n}条不一致，未作任何改动。",
    inUse: "有Plenary服务器正在使用数据文件夹{folder}，未作任何改动。请先停止服务器，再恢复。",
    backedUp: "{file}包含截至此刻的全部内容，并已读回核对。工作区：{workspaces}，条目：{entries}。",
    restored:
      "{folder}已恢复到{file}中的状态。工作区：{workspaces}，条目：{entries}。已打开的页面会重新载入，并提供未保存的文字供复制。此后撤销的链接重新有效，请再次撤销。",
    kept: "恢复前的内容保存在{file}。",
    unread: "恢复前的内容无法读取，原样保存在{file}。",
    rotated:
      "从现在起由新公钥{now}签名。之前的公钥{before}已为其签名，其私钥已删除。按旧公钥打印的指纹仍可验证。若旧私钥可能已泄露，持有者仍能以其名义签名，请把新公钥告知各方。",
    waits: "有无记名的一轮正在进行，且有人正在书写：备份会等待一个间隙，请勿中断。",
    withoutBallots: "正在进行的无记名轮次：{n}。其答卷不在备份中。恢复后，这些轮次作废，须重新开启。",
    voided: "未结束的无记名轮次：{n}。备份不含其答卷，这些轮次现已作废，会场内可看到原因。请重新开启。",
    keyCarried: "该备份早于签名密钥的更换。服务器继续使用现在的密钥（公钥{key}）签名，备份中的旧密钥未恢复。",
    keyUnsure:
      "服务器使用备份中的密钥（公钥{key}）签名。若备份之后更换过密钥（plenary key rotate），则旧密钥重新启用：请再次运行plenary key rotate，并把新公钥告知各方。",
  },
  ja: {
    nothing: "{folder}にはまだデータがありません。plenary startを実行してください。",
    exists: "ファイル{file}は既にあります。何も書き込んでいません。別の名前を指定してください。",
    missing: "ファイル{file}がありません。",
    unwritable: "{file}に書き込めませんでした：{why}",
    damaged: "{file}は完全なPlenaryのデータベースではありません。何も変更していません。",
    broken: "{file}は検証できません：ワークスペース「{slug}」の{n}番目の記録が一致しません。何も変更していません。",
    inUse:
      "データフォルダー{folder}はPlenaryサーバーが使用中です。何も変更していません。サーバーを停止してから復元してください。",
    backedUp:
      "{file}に現時点までのすべてを保存し、読み戻して確認しました。ワークスペース：{workspaces}、記録：{entries}。",
    restored:
      "{folder}を{file}の状態に戻しました。ワークスペース：{workspaces}、記録：{entries}。開いているページは読み込み直され、保存されていなかった文章をコピーできます。その後に取り消したリンクは再び有効になっています。もう一度取り消してください。",
    kept: "復元前の内容は{file}に残してあります。",
    unread: "復元前の内容は読み取れませんでした。そのまま{file}に残してあります。",
    rotated:
      "今後は新しい鍵{now}で署名します。以前の鍵{before}は新しい鍵に署名し、その秘密鍵は消去されました。以前の鍵のもとで印刷された値は引き続き検証できます。以前の秘密鍵が漏れた可能性がある場合は、新しい鍵を関係者に知らせてください。",
    waits:
      "無記名の回が開かれており、書き込みが続いているため、バックアップは合間を待っています。このままお待ちください。",
    withoutBallots:
      "開いている無記名の回：{n}。その回答はバックアップに含まれません。復元するとこれらの回は無効になり、開き直す必要があります。",
    voided:
      "終了していなかった無記名の回：{n}。バックアップには回答が含まれないため、これらの回は無効になりました。理由は会議室に表示されます。開き直してください。",
    keyCarried:
      "このバックアップは署名鍵の交換より前のものです。サーバーは引き続き現在の鍵（公開鍵{key}）で署名し、バックアップ内の鍵は復元していません。",
    keyUnsure:
      "サーバーはバックアップ内の鍵（公開鍵{key}）で署名します。バックアップの後に鍵を交換していた場合（plenary key rotate）、交換前の鍵が再び署名に使われます。もう一度plenary key rotateを実行し、新しい公開鍵を関係者に知らせてください。",
  },
}

export type Say = (id: Id, params?: Record<string, string | number>) => string

export const sayIn =
  (lang: Lang): Say =>
  (id, params = {}) =>
    sentences[lang][id].replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole))
