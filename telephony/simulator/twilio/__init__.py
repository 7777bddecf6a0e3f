"""The simulator's Twilio: webhooks, TwiML, media streams, status callbacks and the Calls REST interface."""
