"""Papers: certificates, diplomas, the regulation, protocols, receipts and forms, typeset by typst."""
