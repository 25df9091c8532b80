/** Hands a file to the browser to keep. */
export function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

/** Hands a text to the browser as a file to keep. */
export function downloadText(fileName: string, mediaType: string, text: string): void {
  download(fileName, new Blob([text], { type: mediaType }));
}
