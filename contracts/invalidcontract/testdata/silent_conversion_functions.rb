class Conv
  # @pre `Integer(text, exception: false)`
  # @pre `Float(text, exception: false) && format("%s", text).size < 9`
  def read(text)
    raise ArgumentError, "text" unless Integer(text, exception: false)
    raise ArgumentError, "text" unless Float(text, exception: false) && format("%s", text).size < 9

    @text = text
  end
end
