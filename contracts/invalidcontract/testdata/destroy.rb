class Door
  # @pre `record.destroy`  # want invalid-contract @warning
  def open(record)
    raise ArgumentError, "record" if record.nil?
    Store.write!(record)
  end
end
