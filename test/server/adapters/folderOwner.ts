import { ownFolder } from "../../../server/adapters/system/dataFolder.ts"

/** Owns the folder until it is killed. */
await ownFolder(process.argv[2] ?? "", async () => "another process")
console.log("owned")
