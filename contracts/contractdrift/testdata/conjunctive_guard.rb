module Labels
  class Print
    # @pre `!label.nil?` # want contract-drift @warning
    def call(label, strict)
      raise ArgumentError, "label is required" if label.nil? && strict

      Printer.print!(label.text)
    end
  end
end
