import '@backstage/cli/asset-types';
import { installTokens } from './theme/installTokens';
import ReactDOM from 'react-dom/client';
import App from './App';
import '@backstage/ui/css/styles.css';
import './theme/global.css';

installTokens();
ReactDOM.createRoot(document.getElementById('root')!).render(App.createRoot());
