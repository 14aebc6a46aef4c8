/** Leaves the bytes of pictures out of JSON, which names each picture by its hash and its address. */
export const withoutImages = (key: string, value: unknown): unknown => (key === "image" ? undefined : value)
