export const nobody = "参加者"
export const observer = "オブザーバー"

/** A name is spoken of with respect in Japanese; a word that stands for one is not a name. */
export const san = (name: string): string => (name === nobody || name === observer ? name : `${name}さん`)
