class TransferItems
  def call(transfer)
    raise ArgumentError, "invalid" unless transfer.valid?

    transfer.save
    TransferEvent.publish(transfer)
  end
end
