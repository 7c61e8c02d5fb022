class Flags
  # @param force [Boolean]
  # @param label [String] the boolean's name
  def call(order, force: false, label: nil)
    return Failure(:closed) unless force
    raise ArgumentError, "label is required" if label.blank?
    order
  end
end
