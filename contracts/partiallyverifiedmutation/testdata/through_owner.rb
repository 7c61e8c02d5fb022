class NotesController < ApplicationController
  def create
    @note = Note.new
    if params[:file]
      @photo = Photo.new(file: params[:file])
      @photo.save
      @note.photo = @photo
    end
    unless @note.photo && @note.photo.valid?
      head :unprocessable_entity
      return
    end
    @note.save!
    head :created
  end
end
