class Contact
  # @pre `!phone.nil? || !mail.nil?`
  def reach(phone: nil, mail: nil)
    raise ArgumentError, "phone or mail is required" if [phone, mail].compact.empty?

    @phone = phone
    @mail = mail
  end

  # @pre `phone.nil? != mail.nil?`
  def only(phone: nil, mail: nil)
    raise ArgumentError, "give either phone or mail" if [phone, mail].compact.size != 1

    @phone = phone
    @mail = mail
  end
end
