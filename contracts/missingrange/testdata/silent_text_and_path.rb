class DescribeFee
  def call(note, fee)
    return if note.nil? || fee.nil?

    note.update!(body: "the fee is #{fee}")
  end

  def path(name)
    Rails.root / name
  end
end
