const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('sample', {
  double: (number) => ipcRenderer.invoke('double', number),
  getFunction: () => ipcRenderer.invoke('function'),
  who: () => ipcRenderer.invoke('who'),
  none: () => ipcRenderer.invoke('none'),
  onTick(listener) {
    const heard = (event, tick) => listener(tick);
    ipcRenderer.on('tick', heard);
    return () => ipcRenderer.off('tick', heard);
  },
  canRequire(name) {
    try {
      require(name);
      return true;
    } catch {
      return false;
    }
  },
});
