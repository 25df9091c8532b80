import { render } from 'preact';
import { App } from './app.tsx';
import { findBridge } from './bridge.ts';
import { followAddress } from './route.ts';
import { Store } from './store.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/overview.css';
import './styles/cluster.css';
import './styles/charts.css';
import './styles/table.css';
import './styles/search.css';

const store = new Store(findBridge());
followAddress();
store.start();
render(<App store={store} />, document.body);
