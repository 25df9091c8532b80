const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

/**
 * Several PNG images of one icon as a Windows ICO file. PNG inside ICO is read by Windows Vista and later.
 * Images: `{ px: 1 to 256, png: Buffer }`.
 */
export function packIco(images) {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = HEADER_BYTES + ENTRY_BYTES * images.length;
  const entries = images.map(({ px, png }) => {
    const entry = Buffer.alloc(ENTRY_BYTES);
    // A byte for each side; 256 is written as 0.
    entry.writeUInt8(px % 256, 0);
    entry.writeUInt8(px % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(png.length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += png.length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...images.map(({ png }) => png)]);
}
